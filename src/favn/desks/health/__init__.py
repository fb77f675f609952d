"""The health visitor's desk: the district's small children, born and unborn."""

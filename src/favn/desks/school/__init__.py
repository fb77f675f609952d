"""The school's and daycare's desk: today, my groups, my children."""

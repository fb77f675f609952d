"""Someone puts a worry into words: child and care on one common scale, in the words of those it is about."""

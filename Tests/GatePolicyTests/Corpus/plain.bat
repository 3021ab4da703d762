dir
copy a b

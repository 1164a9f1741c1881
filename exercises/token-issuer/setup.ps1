# The lab is as its set-up left it: the file is there, and nothing is assigned.

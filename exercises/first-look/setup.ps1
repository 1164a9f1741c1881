# The lab is as its set-up left it.

/** The bundle's entry. Temporary body: says that the shell itself is not built yet. */
process.stderr.write('lyncshell: the shell is not built yet; this is the repository skeleton.\n');
process.exitCode = 1;

/** Makes a computer in memory the program's platform. Entries that run without Node import this file first of all. */
import { setPlatform } from '../platform.ts';
import { memoryPlatform } from './memory-platform.ts';

setPlatform(memoryPlatform());

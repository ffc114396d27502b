// How large the files, functions and folders of Lupa are, and which of them are too large to read easily.
import path from 'node:path';
import { figuresOf, overgrown } from './check/size-limits.ts';
import { measureSizes } from './check/sizes.ts';

const sizes = measureSizes(path.resolve(import.meta.dirname, '..'));
const { files, median, p90, longestFile, fullestFolder } = figuresOf(sizes);
console.log(`${files} files of sources: median ${median} lines, nine of ten at most ${p90}`);
console.log(`longest file ${longestFile[0]}: ${longestFile[1]} lines`);
console.log(`fullest folder ${fullestFolder[0]}: ${fullestFolder[1]} files`);
console.log(`functions of more than 60 lines: ${sizes.longFunctions.length}`);
for (const { place, lines } of sizes.longFunctions) console.log(`  ${lines} ${place}`);
const complaints = overgrown(sizes);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

// `npm run bench:figures`: what each figure takes over ten million parts, as JSON.
import { measureFigures } from './figure-times.ts';

console.log(JSON.stringify(measureFigures(), null, 2));

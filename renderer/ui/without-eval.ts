import { z } from 'zod';

// Schemas would compile themselves with `eval`, which the content security policy refuses; even the attempt is reported. Import
// this before anything that creates a schema.
z.config({ jitless: true });

import { z } from 'zod';

// Schemas would compile themselves with `eval`, which the content policy refuses; even asking for it is reported. To be
// imported before anything that makes a schema.
z.config({ jitless: true });

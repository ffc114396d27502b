// To be imported before anything else. Node copies, syncs and lists files on the same threads on which pictures are decoded,
// and has four of them: a slow disk or a share that hangs would keep every worker waiting. Each folder that hangs keeps six at most
// (folder-calls.ts), so that a station goes on beside ten of them. The size counts when the first is used.
process.env['UV_THREADPOOL_SIZE'] ??= '64';

// Import this before anything else. Node copies, syncs and lists files on the threads that also decode pictures,
// and has four of them: a slow disk or a hanging share would keep every worker waiting. Each folder that hangs holds six at most
// (folder-calls.ts), so a station can run with ten of them. Node reads the size when it first uses the threads.
process.env['UV_THREADPOOL_SIZE'] ??= '64';

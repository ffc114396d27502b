/**
 * ONNX Runtime tells its maker how it is used, over the network and with an identity that it keeps in the home folder,
 * unless this is set before it is loaded. A station tells nobody. It holds for the threads of this process, which share
 * its native environment, and for the processes that it starts.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

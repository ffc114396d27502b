/**
 * ONNX Runtime reports its use to its maker, over the network and with an identity stored in the home folder,
 * unless this is set before it is loaded. A station reports to nobody. It applies to the threads of this process, which share
 * its native environment, and to the processes it starts.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

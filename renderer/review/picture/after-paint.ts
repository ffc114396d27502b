/** Calls back once the next frame has been handed over for painting, with the time on the page's clock. Returns a function to cancel. */
export function afterPaint(tell: (at: number) => void): () => void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tell(performance.now());
  // The message is a separate task: it arrives when the frame of the callback is done.
  const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    channel.port1.onmessage = null;
  };
}

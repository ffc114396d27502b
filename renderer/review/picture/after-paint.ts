/** Calls back once the next frame has been handed over for painting, with the time on the page's clock. Returns how to call it off. */
export function afterPaint(tell: (at: number) => void): () => void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tell(performance.now());
  // The message is a task of its own: it comes when the frame that the callback belongs to is done.
  const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    channel.port1.onmessage = null;
  };
}

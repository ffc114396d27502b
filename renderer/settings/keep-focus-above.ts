/**
 * As the ref of a bar at the foot of a page: the focused element is never hidden behind it, neither when the
 * bar appears or grows during typing (the field moves to the middle of the remaining space) nor on the way by Tab.
 */
export function keepFocusAbove(bar: HTMLElement): () => void {
  let scroller = scrollerOf(bar);
  const observer = new ResizeObserver(() => {
    scroller.style.scrollPaddingBottom = '';
    // In a low window a different element scrolls than in a high one.
    scroller = scrollerOf(bar);
    scroller.style.scrollPaddingBottom = `${bar.offsetHeight}px`;
    const focused = document.activeElement;
    if (focused === null || !scroller.contains(focused) || bar.contains(focused)) return;
    const isHidden = focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
    if (isHidden) focused.scrollIntoView({ block: 'center' });
  });
  observer.observe(bar);
  return () => {
    observer.disconnect();
    scroller.style.scrollPaddingBottom = '';
  };
}

function scrollerOf(element: HTMLElement): HTMLElement {
  const parent = element.parentElement;
  if (parent === null) return element;
  return ['auto', 'scroll'].includes(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}

/** How many minutes this computer's clocks are ahead of UTC at an instant. */
export function localZoneOffset(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

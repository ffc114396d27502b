const LONGEST = 400;

/** What a library says of a text that it cannot read, for a sentence: some quote the text itself, or complain of each of a million things. */
export function shortComplaint(complaint: string): string {
  return complaint.length <= LONGEST ? complaint : `${complaint.slice(0, LONGEST)} …`;
}

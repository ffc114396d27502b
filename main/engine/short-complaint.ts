const LONGEST = 400;

/** A library's complaint about a text it cannot read, cut for a sentence: some quote the text itself, or list a million errors. */
export function shortComplaint(complaint: string): string {
  return complaint.length <= LONGEST ? complaint : `${complaint.slice(0, LONGEST)} …`;
}

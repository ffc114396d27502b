import { type UpdateSource, updateSourceSchema } from '../../../preload/contract/station/updates.ts';

/** The contents of the update form. Each kind of source keeps its entry while another is selected. */
export type SourceDraft = Readonly<{
  kind: UpdateSource['kind'];
  path: string | null;
  url: string;
  publicKey: string;
}>;

export function draftOf(source: UpdateSource): SourceDraft {
  return {
    kind: source.kind,
    path: source.kind === 'folder' ? source.path : null,
    url: source.kind === 'address' ? source.url : '',
    publicKey: '',
  };
}

/** The entered source, valid or not. */
export function sourceOf({ kind, path, url }: SourceDraft): unknown {
  return kind === 'off' ? { kind } : kind === 'folder' ? { kind, path } : { kind, url: url.trim() };
}

/** What is missing or wrong before it can be saved; null: nothing. */
export function lackOf(draft: SourceDraft) {
  if (updateSourceSchema.safeParse(sourceOf(draft)).success) return null;
  if (draft.kind === 'folder') return 'updates.folder-missing';
  return draft.url.trim() === '' ? 'updates.address-missing' : 'updates.address-check';
}

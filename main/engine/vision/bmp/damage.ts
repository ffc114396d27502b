/** Why a bitmap is not read: its sentence, and whether bytes are missing from its end or existing ones are wrong. */
export class BitmapDamage extends Error {
  readonly kind: 'cut-off' | 'damaged';

  constructor(kind: BitmapDamage['kind'], reason: string) {
    super(reason);
    this.kind = kind;
  }
}

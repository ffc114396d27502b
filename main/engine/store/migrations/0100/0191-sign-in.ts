import type { Migration } from '../migration.ts';

/** Wrong PINs are counted by person and seat, the cost of hashing PINs keeps pace with faster computers, and refused PINs are recorded. */
export const signIn: Migration = {
  version: 191,
  sql: `
    -- scrypt's cost as a power of two. Those from before are hashed anew when they are next used.
    ALTER TABLE person ADD COLUMN pin_cost INTEGER NOT NULL DEFAULT 14 CHECK (pin_cost BETWEEN 14 AND 20);

    -- A seat is a window where this person has signed in before; all others are one, ''. Nobody locks a person out of their own
    -- seat from another, and new windows bring no new tries. locked_until: on the steady time.
    CREATE TABLE pin_guess (
      person_id INTEGER NOT NULL REFERENCES person (id),
      seat TEXT NOT NULL,
      wrong_pins INTEGER NOT NULL,
      locked_until INTEGER NOT NULL,
      PRIMARY KEY (person_id, seat)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO pin_guess (person_id, seat, wrong_pins, locked_until)
      SELECT id, '', wrong_pins, locked_until FROM person WHERE wrong_pins > 0;
    CREATE INDEX change_event_refused ON change_event (id) WHERE name = 'person.sign-in-refused';
  `,
};

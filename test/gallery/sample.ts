import type { ComponentChild } from 'preact';

/** A component in one of its states. */
export interface Sample {
  /** Component and state: `Button, busy`. */
  name: string;
  of: ComponentChild;
  /** Whether the component is as wide as the panel. */
  isWide?: true;
}

/** The samples of one kind. */
export interface Kind {
  name: string;
  samples: Sample[];
}

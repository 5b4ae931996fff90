// Conflicts of interest.

/** `declared` by somebody; the others are found: the same organization, e-mail domain or name. */
export const conflictKinds = ['declared', 'organization', 'domain', 'name'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

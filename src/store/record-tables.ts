// The tables of closed batches: the record that each was closed with.
import type { Section } from '../domain/record/shape.ts';

/** A batch that is closed. `sha256`: the hash that its record ends with, in hex. */
export interface BatchRecordTable {
  batch_id: number;
  /** Version of the tool that closed it. */
  tool: string;
  closed_at: string;
  closed_by: string;
  sha256: string;
}

/**
 * A piece of a section of a record's text, deflated, in base64: text alone goes into the database. `sha256`: the record's. It
 * stays when the batch is opened again: what was a record can be read as one.
 */
export interface RecordPartTable {
  sha256: string;
  section: Section | 'end';
  part: number;
  text: string;
}

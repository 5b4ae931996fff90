/** What the system's short codes mean, to complete "… can't be written: ". */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file grows larger than is allowed here',
  EDQUOT: 'your share of the disk is used up',
  ENOENT: 'the folder above it is not there',
  ENOTDIR: 'something above it is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file stands there already',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk failed',
};

/** Why the system refused, in words; its own code where there are none. */
export function systemReason(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? (reasons[code] ?? code) : String(error);
}

import type { Note } from './options.ts';

/** Why a file cannot be read, by the error codes of POSIX. */
export function explainFileError(error: unknown, file: string): Note {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'ENOENT':
      return { code: 'cli_error_no_file', values: { file } };
    case 'EISDIR':
      return { code: 'cli_error_folder', values: { file } };
    case 'EACCES':
    case 'EPERM':
      return { code: 'cli_error_no_access', values: { file } };
    default:
      return {
        code: 'cli_error_read',
        values: { file, reason: error instanceof Error ? error.message : String(error) },
      };
  }
}

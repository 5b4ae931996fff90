/** Whether a record is nothing but separators: spreadsheets export such rows below the data, and nobody meant them. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

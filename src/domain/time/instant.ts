/** An instant in UTC, to the second: `2016-02-16T07:59:59Z`. Fixed width, so that text order is time order. */
export type Instant = string;

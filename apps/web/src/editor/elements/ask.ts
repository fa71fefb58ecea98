/** What draws an inner field: handed down, so that lists and groups need not know every shape. */
import type { ReactNode } from 'react';
import type { FieldProps } from './field-context';

export type Ask = (props: FieldProps) => ReactNode;

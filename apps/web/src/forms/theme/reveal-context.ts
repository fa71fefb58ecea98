/** Questions shown inside an option of another: question -> option -> what stands under it (GOV.UK's conditional reveal). */
import { createContext, type ReactNode } from 'react';

export type Reveals = Readonly<Record<string, Readonly<Record<string, ReactNode>>>>;
export const RevealContext = createContext<Reveals>({});

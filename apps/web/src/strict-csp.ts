/** Tells zod not to compile its validators with `new Function`: the page's content security policy allows no such thing. Imported first. */
import { config } from 'zod';

config({ jitless: true });

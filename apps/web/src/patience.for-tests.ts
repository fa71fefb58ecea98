/** What loads lazily comes in its own time on a machine that is busy with other things: a test that waits a second for it fails for that alone. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 15_000 });

/** The worker as one script. */
import '../../../src/background/main.ts';

// Runs another program to its end, passing on the signals that ask us to leave.
import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Resolves with exit code, signal and, when piped, everything it wrote. */
export function runToEnd(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const pass = (signal) => child.kill(signal);
    const output = [];
    for (const signal of SIGNALS) process.on(signal, pass);
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      resolve({ code, signal, output: Buffer.concat(output).toString('utf8') });
    });
  });
}

// The settings of the embedded server: safe by default, small, and silent about what is in the records.

/** Arguments for `postgres`. `ephemeral` trades every promise about crashes for speed: for tests alone. */
export function serverSettings(cluster: string, port: number, ephemeral: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be longer than the system allows, and clients use the port.
    unix_socket_directories: '',
    max_connections: '100',
    // The budget is 500 MB for the whole product.
    shared_buffers: '64MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A child's details must never reach a log: neither the failing statement nor the row that broke a constraint.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    fsync: 'on',
    synchronous_commit: 'on',
    ...(ephemeral && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

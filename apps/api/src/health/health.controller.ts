/** Whether the server can do its work, and the API's description. */
import { type Health, routes } from '@homeward/contract';
import type { Runtime, Settings } from '@homeward/runtime';
import { Controller, Get, Inject } from '@nestjs/common';
import { openApi } from '../http/openapi.js';
import { Open } from '../http/session.guard.js';
import { RUNTIME, SETTINGS } from '../tokens.js';

@Controller()
export class HealthController {
  private described: Record<string, unknown> | undefined;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Open()
  @Get(routes.readHealth.path)
  async health(): Promise<Health> {
    await this.runtime.pool.query('select 1');
    return { status: 'ok', role: this.settings.role, uptimeSeconds: Math.round(process.uptime()) };
  }

  @Open()
  @Get('/api/openapi.json')
  openApi(): Record<string, unknown> {
    this.described ??= openApi();
    return this.described;
  }
}

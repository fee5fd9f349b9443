import type { Actor } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { App as Application } from '#lib/server/app.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      code?: string;
    }
    interface Locals {
      app: Application;
      actor: Actor | null;
      language: Language;
    }
  }
}

export {};

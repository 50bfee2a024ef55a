import { type Form, greetingFirst } from '../form.ts';

/** Cloudflare Email Routing, 2025 to 2026: "from GREETING (192.0.2.1) by cloudflare-email.net (cloudflare) id x for <a@b.example>". */
export const cloudflare: Form = greetingFirst('Cloudflare', ['from {helo*} ({ip})'], 'cloudflare');

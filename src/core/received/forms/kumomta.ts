import { type Form, greetingFirst } from '../form.ts';

/** KumoMTA 2023 to 2025 (smtp_server.rs). */
export const kumomta: Form = greetingFirst('KumoMTA', ['from {helo*} ({ip})']);

import { type Form, greetingFirst } from '../form.ts';

/** RZmta, the server of Strato, by fields of 2020 to 2024; TLS, the client's certificate and its host name stand behind the id. */
export const rzmta: Form = greetingFirst('RZmta');

import { domainToASCII } from 'node:url';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Is this an http(s) origin exactly as browsers write it in the Origin header: no path, no default port, lower case? */
export function isExactOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value) || value.length > 300) return false;
  return URL.canParse(value) && new URL(value).origin === value;
}

/** class-validator decorator: the field is, or holds, exact origins. */
export const ExactOrigin = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'exactOrigin', validator: { validate: isExactOrigin } }, options);

/** A host name in the form that addresses have it in: lower case, punycode. What is none is left for the validator to refuse. */
export function asHostName(value: unknown): unknown {
  return typeof value === 'string' ? domainToASCII(value.trim()) || value : value;
}

/** Is this a host name in lower-case ASCII, without port or path? */
export function isHostName(value: unknown): boolean {
  return typeof value === 'string' && hostName.test(value);
}

/** class-validator decorator: the field is, or holds, host names. */
export const HostName = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'hostName', validator: { validate: isHostName } }, options);

import { ValidateIf } from 'class-validator';

/** Of a field that may be left out but not be null: its other rules apply when it is there. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

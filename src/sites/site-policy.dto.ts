import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { normaliseLine, PlainText } from '../http/plain-text.js';
import { IfGiven } from '../http/if-given.js';
import { JudgeModesDto } from './judge-modes.dto.js';
import { judgeFailures, type JudgeFailure } from './judge-modes.js';
import type { PolicyChange } from './merge-policy.js';
import { presetNames, type PresetName } from './policy-presets.js';
import { asHostName, HostName } from './web-names.js';

const score = { oneOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }], required: false };

/** At which score, 0..1, a finding holds or rejects a comment; null = never by itself. Hold may not be above reject. */
export class ThresholdsDto {
  @ApiProperty(score)
  @IsOptional()
  @Max(1)
  @Min(0)
  @IsNumber({}, { message: 'must be a number from 0 to 1, or null' })
  hold?: number | null;

  @ApiProperty(score)
  @IsOptional()
  @Max(1)
  @Min(0)
  @IsNumber({}, { message: 'must be a number from 0 to 1, or null' })
  reject?: number | null;
}

const Category = (): PropertyDecorator => (target, property) => {
  ApiProperty({ type: ThresholdsDto, required: false })(target, property);
  Type(() => ThresholdsDto)(target, property);
  nested(target, property);
};

const Count =
  (minimum: number, maximum: number): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ type: 'integer', minimum, maximum, required: false })(target, property);
    for (const rule of [IfGiven(), Max(maximum), Min(minimum), IsInt()]) rule(target, property);
  };

// An array would pass ValidateNested by itself.
function nested(target: object, property: string | symbol): void {
  for (const rule of [IfGiven(), ValidateNested(), IsObject({ message: 'must be an object' })]) rule(target, property);
}

/** The thresholds of some categories. */
export class CategoryThresholdsDto {
  @Category() spam?: ThresholdsDto;
  @Category() abuse?: ThresholdsDto;
  @Category() hate?: ThresholdsDto;
  @Category() flood?: ThresholdsDto;
  @Category() duplicate?: ThresholdsDto;
  @Category() automation?: ThresholdsDto;
  @Category() quality?: ThresholdsDto;
}

/** How many comments within ten minutes are ordinary. */
export class FloodDto {
  @Count(1, 1_000_000) perAuthor?: number;
  @Count(1, 1_000_000) perAddress?: number;
  @Count(1, 1_000_000) perThread?: number;
}

/** What to carry out on trial; each of the two is replaced as a whole. */
export class PolicyOnTrialDto {
  @ApiProperty({
    type: [String],
    required: false,
    maxItems: 50,
    description: 'Names of checks that count for nothing.',
  })
  @Transform(({ value }: { value: unknown }) => eachOnce(value, (item) => item))
  @IfGiven()
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { each: true, message: 'must hold names of checks such as scorer' })
  @MaxLength(64, { each: true, message: 'must hold names of 64 characters or fewer' })
  @ArrayMaxSize(50, { message: 'must hold 50 names or fewer' })
  @IsArray({ message: 'must be an array' })
  checks?: string[];

  @ApiProperty({ type: CategoryThresholdsDto, required: false })
  @Type(() => CategoryThresholdsDto)
  @nested
  thresholds?: CategoryThresholdsDto;
}

/** Who earns the lighter path. */
export class TrustDto {
  @ApiProperty({ required: false })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  @Count(1, 1_000) approvals?: number;
  @Count(1, 3_650) halfLifeDays?: number;
}

/** When an author has to wait for a person; a limit of 0 = never. */
export class StrikesDto {
  @Count(0, 1_000) limit?: number;
  @Count(1, 365) days?: number;
}

/** The parts of a policy to set; what is left out stays as it is, or as the default on a new site. */
export class SitePolicyDto {
  @ApiProperty({
    enum: presetNames,
    required: false,
    description: 'Sets every threshold to the preset’s; thresholds beside it are laid over that.',
  })
  @IfGiven()
  @IsIn(presetNames)
  preset?: PresetName;

  @ApiProperty({
    required: false,
    readOnly: true,
    description: 'Answered: whether a threshold was set to something else than the preset’s. Not looked at when sent.',
  })
  @IfGiven()
  @IsBoolean()
  presetChanged?: boolean;

  @ApiProperty({ enum: ['screened', 'premoderated'], required: false })
  @IfGiven()
  @IsIn(['screened', 'premoderated'])
  mode?: 'screened' | 'premoderated';

  @ApiProperty({ type: CategoryThresholdsDto, required: false })
  @Type(() => CategoryThresholdsDto)
  @nested
  thresholds?: CategoryThresholdsDto;

  @Count(0, 1_000)
  maxLinks?: number;

  @ApiProperty({ type: [String], required: false, maxItems: 1000, description: 'Host names, with their subdomains.' })
  @Transform(({ value }: { value: unknown }) => eachOnce(value, asHostName))
  @IfGiven()
  @HostName({ each: true, message: 'must hold host names such as example.org' })
  @ArrayMaxSize(1_000, { message: 'must hold 1000 host names or fewer' })
  @IsArray({ message: 'must be an array' })
  trustedDomains?: string[];

  @ApiProperty({
    type: [String],
    required: false,
    maxItems: 2000,
    description: 'Words and phrases of 1 to 200 characters.',
  })
  @Transform(({ value }: { value: unknown }) => eachOnce(value, normaliseLine))
  @IfGiven()
  @PlainText(
    { maxCharacters: 200, maxBytes: 800 },
    { each: true, message: 'must hold single lines of 1 to 200 characters' },
  )
  @ArrayMaxSize(2_000, { message: 'must hold 2000 entries or fewer' })
  @IsArray({ message: 'must be an array' })
  blocklist?: string[];

  @ApiProperty({ type: FloodDto, required: false })
  @Type(() => FloodDto)
  @nested
  flood?: FloodDto;

  @Count(0, 600_000)
  minTimeOnFormMs?: number;

  @Count(0, 10_080)
  editMinutes?: number;

  @ApiProperty({ type: JudgeModesDto, required: false })
  @Type(() => JudgeModesDto)
  @nested
  judges?: JudgeModesDto;

  @ApiProperty({ enum: judgeFailures, required: false, description: 'When a judge that is on gives no opinion.' })
  @IfGiven()
  @IsIn(judgeFailures)
  judgeFailure?: JudgeFailure;

  @ApiProperty({ type: PolicyOnTrialDto, required: false })
  @Type(() => PolicyOnTrialDto)
  @nested
  shadow?: PolicyOnTrialDto;

  @ApiProperty({ type: TrustDto, required: false })
  @Type(() => TrustDto)
  @nested
  trust?: TrustDto;

  @ApiProperty({ type: StrikesDto, required: false })
  @Type(() => StrikesDto)
  @nested
  strikes?: StrikesDto;
}

/** Reads a validated DTO as the change that it asks for. */
export function asPolicyChange(dto: SitePolicyDto | undefined): PolicyChange {
  return { ...dto };
}

function eachOnce(value: unknown, normalise: (item: unknown) => unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map(normalise))] : value;
}

import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { sdl } from './github/schema.ts';
import { decisionQuery } from './queries.ts';

// The published SDL names a field of EnterpriseOwnerInfo twice, which strict reading refuses.
const official = buildSchema(published.idl, { assumeValidSDL: true });
const ours = buildSchema(sdl);
const types = Object.values(ours.getTypeMap()).filter((type) => !type.name.startsWith('__'));

const signature = (field: GraphQLField<unknown, unknown>) => ({
  type: String(field.type),
  args: field.args.map((arg) => [arg.name, String(arg.type), arg.defaultValue]),
});

const names = (list: readonly { readonly name: string }[]) => list.map((one) => one.name).sort();

describe('our schema is a true subset of the official one', () => {
  test('it has enough in it to say so', () => expect(types.length).toBeGreaterThan(50));
  test('it is valid by itself', () => expect(validateSchema(ours)).toEqual([]));

  test.each(types.map((type) => [type.name, type] as const))('%s', (name, type) => {
    const real = official.getType(name);
    expect(real?.constructor.name).toBe(type.constructor.name);
    if ((isObjectType(type) && isObjectType(real)) || (isInterfaceType(type) && isInterfaceType(real))) {
      for (const field of Object.values(type.getFields())) {
        const counterpart = real.getFields()[field.name];
        expect(counterpart && signature(counterpart), field.name).toEqual(signature(field));
      }
      // Every interface that we have must be implemented by whoever implements it there.
      const shared = names(real.getInterfaces()).filter((one) => ours.getType(one) !== undefined);
      expect(names(type.getInterfaces())).toEqual(shared);
    } else if (isUnionType(type) && isUnionType(real)) {
      const shared = names(real.getTypes()).filter((one) => ours.getType(one) !== undefined);
      expect(names(type.getTypes())).toEqual(shared);
    } else if (isEnumType(type) && isEnumType(real)) {
      expect(names(type.getValues())).toEqual(names(real.getValues()));
    } else if (isInputObjectType(type) && isInputObjectType(real)) {
      const fields = (one: typeof type) =>
        Object.values(one.getFields()).map((field) => [field.name, String(field.type), field.defaultValue]);
      expect(fields(type)).toEqual(fields(real));
    } else {
      expect(isScalarType(type) && isScalarType(real)).toBe(true);
    }
  });
});

describe('the decision query', () => {
  test.each([
    ['ours', ours],
    ['the official schema', official],
  ])('validates against %s', (_name, schema) => expect(validate(schema, parse(decisionQuery))).toEqual([]));

  test('a field that is not there is told', () => {
    expect(validate(ours, parse('{ viewer { shoeSize } }')).map((error) => error.message)).toEqual([
      'Cannot query field "shoeSize" on type "User".',
    ]);
  });
});

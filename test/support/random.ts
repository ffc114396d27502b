export { seededRandom as randomNumbers } from '../../main/domain/statistics/seeded-random.ts';

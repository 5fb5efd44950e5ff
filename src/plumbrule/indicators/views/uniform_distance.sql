/*
kind: view
meaning: How far n prices that are scaled to begin at 0 and end at 1 must be from the uniform law to be rare when those between are independent and uniform; exact, by counting how many fall below each bound.
columns:
  n: prices; 30 stands for more, where the distance is smaller still
  at_05: distance that five in a hundred reach
  at_01: distance that one in a hundred reaches
*/
select t.n, t.at_05, t.at_01
from (
  values
    (4, 0.5264, 0.6500),
    (5, 0.4986, 0.5873),
    (6, 0.4592, 0.5559),
    (7, 0.4302, 0.5211),
    (8, 0.4082, 0.4939),
    (9, 0.3880, 0.4705),
    (10, 0.3706, 0.4498),
    (11, 0.3558, 0.4319),
    (12, 0.3427, 0.4160),
    (13, 0.3309, 0.4017),
    (14, 0.3202, 0.3888),
    (15, 0.3106, 0.3772),
    (16, 0.3019, 0.3665),
    (17, 0.2939, 0.3567),
    (18, 0.2865, 0.3477),
    (19, 0.2796, 0.3394),
    (20, 0.2732, 0.3316),
    (21, 0.2673, 0.3244),
    (22, 0.2618, 0.3176),
    (23, 0.2566, 0.3112),
    (24, 0.2517, 0.3052),
    (25, 0.2470, 0.2996),
    (26, 0.2427, 0.2943),
    (27, 0.2385, 0.2892),
    (28, 0.2346, 0.2844),
    (29, 0.2309, 0.2799),
    (30, 0.2273, 0.2755)
) as t (n, at_05, at_01)

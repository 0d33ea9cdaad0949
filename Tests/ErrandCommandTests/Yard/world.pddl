; A yard with five rows of racks, three docks, a charger and a gate: what a robot without a floor map works in.
(define (problem shift) (:domain yard)
  (:objects
    bot - robot
    row-a row-b row-c row-d row-e - row
    rack-a-1 rack-a-2 rack-a-3 rack-a-4 rack-a-5 rack-b-1 rack-b-2 rack-b-3 rack-b-4 rack-b-5 rack-c-1
    rack-c-2 rack-c-3 rack-c-4 rack-c-5 rack-d-1 rack-d-2 rack-d-3 rack-d-4 rack-d-5 rack-e-1 rack-e-2
    rack-e-3 rack-e-4 rack-e-5 - rack
    dock-1 dock-2 dock-3 - dock
    plug - charger
    gate - gate
    sato ito tanaka - owner
    tape tea shampoo tyre bolt glass rope oil paper - goods
    carton-1 carton-2 carton-3 carton-4 carton-5 carton-6 carton-7 carton-8 carton-9 - carton
    crate-1 crate-2 crate-3 crate-4 crate-5 - crate
    drum-1 drum-2 drum-3 drum-4 drum-5 - drum)
  (:init
    (at bot plug) (at carton-1 rack-c-2) (at carton-2 rack-e-4) (at carton-3 rack-a-1) (at carton-4 rack-a-2)
    (at carton-5 rack-b-3) (at crate-1 rack-c-2) (at crate-2 rack-e-4) (at drum-1 rack-d-1)
    (at drum-2 rack-d-1) (at drum-3 rack-d-2) (at drum-4 rack-d-3) (at crate-3 rack-b-1) (at crate-4 rack-b-2)
    (at crate-5 rack-e-1) (at carton-6 rack-e-2) (at carton-7 rack-b-2) (at drum-5 rack-d-4)
    (at carton-8 rack-c-4) (at carton-9 dock-3)
    (handsfree bot)
    (= (limit bot) 40)
    (= (total-cost) 0)
    (holds carton-1 tape) (holds carton-2 tape) (holds carton-3 tea) (holds carton-4 tea) (holds carton-5 tea)
    (holds crate-1 shampoo) (holds crate-2 shampoo) (holds drum-1 tyre) (holds drum-2 tyre)
    (holds drum-3 tyre) (holds drum-4 tyre) (holds crate-3 bolt) (holds crate-4 bolt) (holds crate-5 glass)
    (holds carton-6 glass) (holds carton-7 rope) (holds drum-5 oil) (holds carton-8 paper)
    (holds carton-9 paper)
    (= (weight carton-1) 2) (= (weight carton-2) 2) (= (weight carton-3) 6) (= (weight carton-4) 6)
    (= (weight carton-5) 9) (= (weight crate-1) 12) (= (weight crate-2) 14) (= (weight drum-1) 22)
    (= (weight drum-2) 22) (= (weight drum-3) 22) (= (weight drum-4) 24) (= (weight crate-3) 18)
    (= (weight crate-4) 25) (= (weight crate-5) 7) (= (weight carton-6) 4) (= (weight drum-5) 45)
    (= (weight carton-8) 8) (= (weight carton-9) 8)
    (= (price carton-1) 3) (= (price carton-2) 4) (= (price carton-3) 20) (= (price carton-4) 22)
    (= (price carton-5) 30) (= (price crate-1) 40) (= (price crate-2) 44) (= (price drum-1) 80)
    (= (price drum-2) 80) (= (price drum-3) 80) (= (price drum-4) 90) (= (price crate-3) 15)
    (= (price crate-4) 18) (= (price crate-5) 60) (= (price carton-6) 50) (= (price carton-7) 12)
    (= (price drum-5) 100) (= (price carton-8) 5) (= (price carton-9) 5)
    (red carton-1) (red carton-3) (red carton-6) (red carton-7)
    (owned carton-1 sato) (owned carton-2 ito) (owned carton-3 ito) (owned carton-4 ito) (owned carton-5 sato)
    (owned crate-1 ito) (owned crate-2 tanaka) (owned drum-1 sato) (owned drum-2 sato) (owned drum-3 sato)
    (owned drum-4 ito) (owned crate-5 ito) (owned carton-6 ito) (owned carton-8 tanaka)
    (owned carton-9 tanaka)
    (blue carton-2) (blue carton-4) (blue drum-5)
    (open carton-1)
    (in-row rack-a-1 row-a) (in-row rack-a-2 row-a) (in-row rack-a-3 row-a) (in-row rack-a-4 row-a)
    (in-row rack-a-5 row-a) (in-row rack-b-1 row-b) (in-row rack-b-2 row-b) (in-row rack-b-3 row-b)
    (in-row rack-b-4 row-b) (in-row rack-b-5 row-b) (in-row rack-c-1 row-c) (in-row rack-c-2 row-c)
    (in-row rack-c-3 row-c) (in-row rack-c-4 row-c) (in-row rack-c-5 row-c) (in-row rack-d-1 row-d)
    (in-row rack-d-2 row-d) (in-row rack-d-3 row-d) (in-row rack-d-4 row-d) (in-row rack-d-5 row-d)
    (in-row rack-e-1 row-e) (in-row rack-e-2 row-e) (in-row rack-e-3 row-e) (in-row rack-e-4 row-e)
    (in-row rack-e-5 row-e)
    (next rack-a-1 rack-a-2) (next rack-a-2 rack-a-1) (next rack-a-2 rack-a-3) (next rack-a-3 rack-a-2)
    (next rack-a-3 rack-a-4) (next rack-a-4 rack-a-3) (next rack-a-4 rack-a-5) (next rack-a-5 rack-a-4)
    (next rack-b-1 rack-b-2) (next rack-b-2 rack-b-1) (next rack-b-2 rack-b-3) (next rack-b-3 rack-b-2)
    (next rack-b-3 rack-b-4) (next rack-b-4 rack-b-3) (next rack-b-4 rack-b-5) (next rack-b-5 rack-b-4)
    (next rack-c-1 rack-c-2) (next rack-c-2 rack-c-1) (next rack-c-2 rack-c-3) (next rack-c-3 rack-c-2)
    (next rack-c-3 rack-c-4) (next rack-c-4 rack-c-3) (next rack-c-4 rack-c-5) (next rack-c-5 rack-c-4)
    (next rack-d-1 rack-d-2) (next rack-d-2 rack-d-1) (next rack-d-2 rack-d-3) (next rack-d-3 rack-d-2)
    (next rack-d-3 rack-d-4) (next rack-d-4 rack-d-3) (next rack-d-4 rack-d-5) (next rack-d-5 rack-d-4)
    (next rack-e-1 rack-e-2) (next rack-e-2 rack-e-1) (next rack-e-2 rack-e-3) (next rack-e-3 rack-e-2)
    (next rack-e-3 rack-e-4) (next rack-e-4 rack-e-3) (next rack-e-4 rack-e-5) (next rack-e-5 rack-e-4))
  (:goal (and))
  (:metric minimize (total-cost)))

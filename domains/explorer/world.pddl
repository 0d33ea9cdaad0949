; An empty house of four rooms along a hall.
(define (problem house)
  (:domain explorer)
  (:objects
    scout - robot
    operator - person
    north northeast east southeast south southwest west northwest - heading
    half - half-turn
    hall kitchen study workshop bedroom - room
    front-door kitchen-door study-door workshop-door bedroom-door - door
    piano globe telescope anvil aquarium - thing)
  (:init
    (facing scout north)
    (= (about half) 180)
    (= (gone forward) 0) (= (gone back) 0) (= (turned left) 0) (= (turned right) 0)
    (= (pictures) 0) (= (total-cost) 0)
    (leads front-door hall)
    (leads kitchen-door kitchen) (leads kitchen-door hall)
    (leads study-door study) (leads study-door hall)
    (leads workshop-door workshop) (leads workshop-door hall)
    (leads bedroom-door bedroom) (leads bedroom-door hall)
    (in anvil workshop) (in telescope bedroom) (in aquarium kitchen) (in piano hall)
    (in globe study)
    (at scout hall))
  (:goal (and))
  (:metric minimize (total-cost)))

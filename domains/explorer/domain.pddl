; A robot in another building, told where to go by people who see only the pictures it sends: it
; moves and turns by so much, faces a point of the compass, takes pictures, goes to doors, rooms and
; things it knows. Amounts are objects: "5 feet" is a distance. Costs are seconds.
(define (domain explorer)
  (:requirements :strips :typing :negative-preconditions :universal-preconditions
                 :numeric-fluents :action-costs)

  (:types
    robot way side heading distance angle half-turn person site view scene - object
    room door thing - site)

  (:constants forward back - way left right - side picture - view scenery - scene)

  (:predicates
    (at ?r - robot ?p - site)
    (facing ?r - robot ?h - heading)
    (in ?t - thing ?p - room)
    (leads ?d - door ?p - room)                   ; the door is one of the room's
    (ready ?p - person))

  (:functions
    (metres ?d - distance)
    (degrees ?a - angle)
    (about ?a - half-turn)                        ; degrees, either way round
    (gone ?w - way)                               ; m, since the start
    (turned ?s - side)                            ; degrees, since the start
    (pictures)                                    ; sent since the start
    (total-cost))

  (:action move
    :parameters (?r - robot ?w - way ?d - distance)
    :effect (and (forall (?p - site) (not (at ?r ?p))) (increase (gone ?w) (metres ?d))
                 (increase (total-cost) 4)))

  (:action turn
    :parameters (?r - robot ?s - side ?a - angle)
    :effect (and (forall (?h - heading) (not (facing ?r ?h)))
                 (increase (turned ?s) (degrees ?a)) (increase (total-cost) 3)))

  (:action turn-about
    :parameters (?r - robot ?a - half-turn)
    :effect (and (forall (?h - heading) (not (facing ?r ?h))) (increase (total-cost) 4)))

  (:action face
    :parameters (?r - robot ?h - heading)
    :effect (and (forall (?o - heading) (not (facing ?r ?o))) (facing ?r ?h)
                 (increase (total-cost) 3)))

  (:action photograph
    :parameters (?r - robot)
    :effect (and (increase (pictures) 1) (increase (total-cost) 2)))

  (:action go
    :parameters (?r - robot ?p - site)
    :effect (and (forall (?o - site) (not (at ?r ?o))) (at ?r ?p)
                 (forall (?h - heading) (not (facing ?r ?h))) (increase (total-cost) 15)))

  (:action calibrate
    :parameters (?r - robot)
    :effect (increase (total-cost) 5)))

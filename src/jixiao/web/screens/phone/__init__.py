"""The pages of the phone: one hand, 360 px, a slow line; every one works without a script but for what is kept to be sent later."""
